/**
 * What a store holds, told by one number: the sum of the checksums of all entries, whatever their
 * order, so that a change costs one addition and one subtraction. It finds accidents, not forgery.
 */
export interface Digest {
  readonly entries: number
  /** Modulo 2^48: exact in a double. */
  readonly sum: number
}

export const EMPTY: Digest = { entries: 0, sum: 0 }

const MODULUS = 2 ** 48
const BYTES = 12

/** The digest after an entry's checksum changed; undefined stands for no entry. */
export const replaced = (
  { entries, sum }: Digest,
  was: number | undefined,
  is: number | undefined,
): Digest => ({
  entries: entries + (is === undefined ? 0 : 1) - (was === undefined ? 0 : 1),
  sum: (sum + (is ?? 0) - (was ?? 0) + MODULUS) % MODULUS,
})

export const encodeDigest = ({ entries, sum }: Digest): Buffer => {
  const bytes = Buffer.alloc(BYTES)
  bytes.writeUIntLE(entries, 0, 6)
  bytes.writeUIntLE(sum, 6, 6)
  return bytes
}

export const decodeDigest = (bytes: Buffer): Digest => ({
  entries: bytes.readUIntLE(0, 6),
  sum: bytes.readUIntLE(6, 6),
})
