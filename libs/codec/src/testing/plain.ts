import { RecentIds } from '@baton/domain'

/**
 * A value without the classes of avsc, and with plain lists for those that are kept encoded; all
 * else as it is.
 */
export const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof RecentIds) return value.entries()
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
}
