-- Keeps an entry, unless a whole one of a later load is there.
-- KEYS: the entry. ARGV: prefix of values, when the load began, the latest begin that is believed, the value, its life in ms.
-- Answers 1 where it is kept, 0 where the other is the later one.
local header = redis.pcall('GETRANGE', KEYS[1], 0, #ARGV[1] + 26)
if type(header) == 'string' and string.sub(header, 1, #ARGV[1]) == ARGV[1] then
  local start, length = string.match(string.sub(header, #ARGV[1] + 1), '^(%d+) (%d+)\n$')
  if start and tonumber(length) == redis.call('STRLEN', KEYS[1])
      and tonumber(start) > tonumber(ARGV[2]) and tonumber(start) <= tonumber(ARGV[3]) then
    return 0
  end
end
local set = redis.pcall('SET', KEYS[1], ARGV[4], 'PX', ARGV[5])
if set.err then
  return set
end
return 1
