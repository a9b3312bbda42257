-- Gives an entry that is newer than what the caller knows, or else the right to load it.
-- KEYS: the entry, its lease. ARGV: prefix of values, begin of the load that the caller knows, the latest begin that is believed,
-- the caller's token, the lease's life in ms.
-- Answers the entry; or 1 where the lease is the caller's now, 0 where another has it.
local header = redis.pcall('GETRANGE', KEYS[1], 0, #ARGV[1] + 26)
if type(header) == 'string' and string.sub(header, 1, #ARGV[1]) == ARGV[1] then
  local start, length = string.match(string.sub(header, #ARGV[1] + 1), '^(%d+) (%d+)\n$')
  if start and tonumber(length) == redis.call('STRLEN', KEYS[1])
      and tonumber(start) > tonumber(ARGV[2]) and tonumber(start) <= tonumber(ARGV[3]) then
    return redis.call('GET', KEYS[1])
  end
end
local holder = redis.pcall('GET', KEYS[2])
-- What never ends was not written by a node; nobody is to wait for it.
if type(holder) == 'string' and holder ~= ARGV[4] and redis.call('PTTL', KEYS[2]) >= 0 then
  return 0
end
local set = redis.pcall('SET', KEYS[2], ARGV[4], 'PX', ARGV[5])
if set.err then
  return set
end
return 1
