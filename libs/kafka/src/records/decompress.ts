import { promisify } from 'node:util'
import { gunzip, zstdDecompress } from 'node:zlib'
import { BatonError } from '@baton/domain'

const NAMES = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const

export type Compression = 'none' | 'gzip' | 'zstd'

/** What the attributes of a batch call its compression. */
export const compressionCode = (compression: Compression): number => NAMES.indexOf(compression)

/** A batch of at most 1 MiB that unpacks to more than this is an attack or a mistake. */
const MAX_UNPACKED_BYTES = 256 << 20

const unzip = promisify(gunzip)
const unzstd = promisify(zstdDecompress)

/** Rejects with CONFIG_INVALID for snappy and lz4, which Node cannot read without further libraries. */
export const decompress = async (code: number, body: Buffer): Promise<Buffer> => {
  const limit = { maxOutputLength: MAX_UNPACKED_BYTES }
  if (code === 0) return body
  if (code === 1) return unzip(body, limit)
  if (code === 4) return unzstd(body, limit)
  throw new BatonError(
    'CONFIG_INVALID',
    `a producer writes with ${NAMES[code] ?? `compression ${code}`}; Baton reads none, gzip and zstd: change its compression.type, or set the topic's to producer-independent zstd`,
  )
}
