import { closeSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { crc32c } from '@node-rs/crc32'

/** Read at a time. */
const CHUNK_BYTES = 1 << 20

/** What a file was, to its last byte, when its owner closed it. */
interface Seal {
  readonly bytes: number
  /** CRC-32C of all of them. */
  readonly sum: number
}

const sealOf = (path: string): Seal => {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    let bytes = 0
    let sum = 0
    for (let read = -1; read !== 0; bytes += read) {
      read = readSync(file, chunk, 0, CHUNK_BYTES, null)
      if (read > 0) sum = crc32c(chunk.subarray(0, read), sum)
    }
    return { bytes, sum }
  } finally {
    closeSync(file)
  }
}

/** Says beside a file what it is; nobody may write to it until the seal is broken. */
export const seal = (path: string): void =>
  writeFileSync(sealPath(path), JSON.stringify(sealOf(path)))

/** Whether the file is, byte for byte, what was sealed. A seal holds once: it is gone then. */
export const breakSeal = (path: string): boolean => {
  try {
    const { bytes, sum } = JSON.parse(readFileSync(sealPath(path), 'utf8')) as Seal
    const found = sealOf(path)
    return found.bytes === bytes && found.sum === sum
  } catch {
    return false
  } finally {
    rmSync(sealPath(path), { force: true })
  }
}

const sealPath = (path: string): string => `${path}.seal`
