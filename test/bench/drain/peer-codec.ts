import { readFileSync } from 'node:fs'
import { readerType } from '../../../libs/codec/src/avro/evolving.ts'
import { Eye } from '../../../libs/codec/src/avro/eye.ts'
import { DEFAULT_LIMITS } from '../../../libs/codec/src/avro/limits.ts'
import { compileProgram } from '../../../libs/codec/src/avro/program.ts'
import { compileReader } from '../../../libs/codec/src/avro/reader.ts'
import { Walk } from '../../../libs/codec/src/avro/walk.ts'
import { Encoder } from '../../../libs/codec/src/encode.ts'
import { HEADER_BYTES } from '../../../libs/codec/src/wire.ts'

/**
 * One of the peer's schemas in the router's own codec, under the fixed id that the peer's AvroSerde
 * gives it.
 */
export interface PeerCodec<T> {
  encode(value: T): Buffer
  decode(bytes: Buffer): T
  /** As the router reads its own states. */
  decodeTrusted(bytes: Buffer): T
}

export const peerCodec = <T>(name: string, id: number): PeerCodec<T> => {
  const file = new URL(`../peer/src/main/avro/${name}.avsc`, import.meta.url)
  const type = readerType(readFileSync(file, 'utf8'))
  const encoder = new Encoder(type)
  const [read, program, walk, eye] = [
    compileReader(type),
    compileProgram(type),
    new Walk(DEFAULT_LIMITS),
    new Eye(),
  ]
  const decodeTrusted = (bytes: Buffer): T => {
    eye.open(bytes, HEADER_BYTES)
    return read(eye) as T
  }
  return {
    encode: value => encoder.value(id, value),
    decode: bytes => {
      walk.check(program, bytes, HEADER_BYTES)
      return decodeTrusted(bytes)
    },
    decodeTrusted,
  }
}
