-- Ends a lease, if it is still the caller's: another may have it by now. KEYS: the lease. ARGV: the token. Answers whether it was.
if redis.pcall('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
