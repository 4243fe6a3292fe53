import { type Codec, localCodecs, schemaNames, schemaText } from '@baton/codec'
import { isBatonError } from '@baton/domain'
import { samplesOf } from '../../schemas/generator/samples.ts'
import { shape, type Target } from './target.ts'

const codecs = localCodecs()

/**
 * The bounded walk and the decoder behind it, for every schema: the first byte of an input says
 * which.
 */
export const decoder: Target = {
  name: 'decoder',
  seeds: schemaNames.flatMap((name, i) =>
    samplesOf(schemaText(name)).map(value => {
      const codec = codecs.of(name) as Codec<unknown>
      return Buffer.concat([Buffer.from([i]), codec.encode(value)])
    }),
  ),
  run(input) {
    const name = schemaNames[(input[0] ?? 0) % schemaNames.length]!
    const codec = codecs.of(name) as Codec<unknown>
    let value: unknown
    try {
      value = codec.decode(input.subarray(1))
    } catch (error) {
      if (isBatonError(error) && (error.remedy === 'poison' || error.remedy === 'pause')) {
        return `${name} ${error.code} ${shape(error.message)}`
      }
      throw error
    }
    const again = codec.encode(value)
    if (!codec.encode(codec.decode(again)).equals(again)) throw new Error('does not encode again')
    return `${name} a value`
  },
}
