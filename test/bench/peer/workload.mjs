// The same workload in JavaScript. `node workload.mjs [n]` prints the SHA-256 of the n encoded
// values in order; it equals "workloadSha256" in the benchmark's first line.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const texts = JSON.parse(
  readFileSync(new URL('./src/main/resources/texts.json', import.meta.url), 'utf8'),
)
const CONTACTS = 20000,
  LOCATIONS = 50,
  BASE = 1735689600000,
  STEP = 100

export function mulberry32(seed) {
  let a = seed | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function* messages(n, seed = 42) {
  const rnd = mulberry32(seed)
  for (let i = 0; i < n; i++) {
    const c = Math.floor(rnd() * CONTACTS)
    const text = texts[Math.floor(rnd() * texts.length)]
    yield {
      messageId: 'm-' + String(i).padStart(8, '0'),
      contactId: 'c-' + String(c).padStart(5, '0'),
      locationId: 'loc-' + (c % LOCATIONS),
      text,
      at: BASE + i * STEP,
    }
  }
}

function zigzag(n) {
  let v = BigInt(n)
  v = (v << 1n) ^ (v >> 63n)
  const out = []
  while (v > 127n) {
    out.push(Number(v & 127n) | 128)
    v >>= 7n
  }
  out.push(Number(v))
  return Buffer.from(out)
}
const str = s => {
  const b = Buffer.from(s, 'utf8')
  return Buffer.concat([zigzag(b.length), b])
}

export const encode = m =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 0, 1]),
    str(m.messageId),
    str(m.contactId),
    str(m.locationId),
    str(m.text),
    zigzag(m.at),
  ])

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop())) {
  const n = Number(process.argv[2] ?? 500000)
  const h = createHash('sha256')
  for (const m of messages(n)) h.update(encode(m))
  console.log(h.digest('hex'))
}
