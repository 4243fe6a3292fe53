/**
 * MurmurHash3 x86 128 (Appleby, public domain) over the UTF-16 code units of a string, as 32 hex
 * digits. Not cryptographic: it names things, it does not protect them.
 */
export const hash128 = (text: string, seed = 0): string => {
  let h1 = seed
  let h2 = seed
  let h3 = seed
  let h4 = seed
  const { length } = text
  const unit = (i: number) => (i < length ? text.charCodeAt(i) : 0)
  const lane = (i: number) => unit(i) | (unit(i + 1) << 16)
  const full = length & ~7
  for (let i = 0; i < full; i += 8) {
    h1 ^= Math.imul(rotl(Math.imul(lane(i), C1), 15), C2)
    h1 = (Math.imul((rotl(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotl(Math.imul(lane(i + 2), C2), 16), C3)
    h2 = (Math.imul((rotl(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotl(Math.imul(lane(i + 4), C3), 17), C4)
    h3 = (Math.imul((rotl(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotl(Math.imul(lane(i + 6), C4), 18), C1)
    h4 = (Math.imul((rotl(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  if (length > full) {
    h1 ^= Math.imul(rotl(Math.imul(lane(full), C1), 15), C2)
    h2 ^= Math.imul(rotl(Math.imul(lane(full + 2), C2), 16), C3)
    h3 ^= Math.imul(rotl(Math.imul(lane(full + 4), C3), 17), C4)
    h4 ^= Math.imul(rotl(Math.imul(lane(full + 6), C4), 18), C1)
  }
  const bytes = length * 2
  h1 ^= bytes
  h2 ^= bytes
  h3 ^= bytes
  h4 ^= bytes
  h1 = sum(h1, h2, h3, h4)
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  h1 = mix(h1)
  h2 = mix(h2)
  h3 = mix(h3)
  h4 = mix(h4)
  h1 = sum(h1, h2, h3, h4)
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  return hex(h1) + hex(h2) + hex(h3) + hex(h4)
}

const C1 = 0x239b961b
const C2 = 0xab0e9789 | 0
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93 | 0

const rotl = (x: number, r: number) => (x << r) | (x >>> (32 - r))

/**
 * Kept within 32 bits at every step: else V8 takes back what it has compiled each time that it is
 * not.
 */
const sum = (a: number, b: number, c: number, d: number) => (((a + b) | 0) + ((c + d) | 0)) | 0

const mix = (h: number): number => {
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Two hex digits of each byte. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const hex = (h: number) =>
  BYTES[h >>> 24]! + BYTES[(h >>> 16) & 255]! + BYTES[(h >>> 8) & 255]! + BYTES[h & 255]!
