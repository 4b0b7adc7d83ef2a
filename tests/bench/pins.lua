-- What wrk sends to take pins: each under an id of its own. What is the same in all comes by the environment.
local number, threads = 0, 0

function setup(thread)
  thread:set('thread_number', threads)
  threads = threads + 1
end

function init()
  math.randomseed(os.time())
  turn = math.random(0, 0xffff)
end

function request()
  number = number + 1
  -- The first digits differ as those of random ids do: each is on another page of the index.
  local id = string.format('%08x-%04x-4%03x-8000-%012x', math.random(0, 0x7fffffff), turn, thread_number, number)
  return wrk.format('POST', '/api/v1/pins', {
    ['Content-Type'] = 'application/json', Host = os.getenv('HOST'), Origin = os.getenv('ORIGIN'), Cookie = os.getenv('COOKIE')
  }, (os.getenv('PIN'):gsub('ID', id, 1)))
end
