const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of base64 text. Own code, because the pure libraries know neither Buffer nor atob. */
export function bytesOf(base64: string): Uint8Array {
  const values = new Uint8Array(128)
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const out = new Uint8Array((base64.length / 4) * 3 - padding)
  let at = 0
  for (let i = 0; i < base64.length; i += 4) {
    let group = 0
    for (let k = 0; k < 4; k++) group = (group << 6) | values[base64.charCodeAt(i + k)]!
    for (let k = 16; k >= 0 && at < out.length; k -= 8) out[at++] = (group >> k) & 255
  }
  return out
}

/** Little-endian 32-bit integers. */
export function integersOf(bytes: Uint8Array): Int32Array {
  const out = new Int32Array(bytes.length >> 2)
  for (let i = 0; i < out.length; i++) {
    const at = i * 4
    out[i] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
  }
  return out
}
