// The image child alone, for tests: the server starts itself, which a test program is not.
#include "proxy/media/child/image_child.hpp"

int main(int argc, char** argv)
{
    return pinwright::media::IsImageChild(argc, argv) ? pinwright::media::RunImageChild(argc, argv) : 1;
}
