-- Makes a lease last, if it is still the caller's. KEYS: the lease. ARGV: the token, the life in ms. Answers whether it is.
if redis.pcall('GET', KEYS[1]) == ARGV[1] then
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 0
