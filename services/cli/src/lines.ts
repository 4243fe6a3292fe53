import { StringDecoder } from 'node:string_decoder'
import { BatonError } from '@baton/domain'

/** Characters of a line. What goes on for longer is no list of messages. */
const LINE_MAX = 1_048_576

/**
 * The lines of a stream, each as soon as it has come, without their ends; BAD_REQUEST for one of
 * more than a million characters.
 */
export async function* linesOf(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const piece of input) {
    const lines = (rest + (typeof piece === 'string' ? piece : decoder.write(piece))).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield withoutReturn(line)
    if (rest.length > LINE_MAX)
      throw new BatonError('BAD_REQUEST', `a line has more than ${LINE_MAX} characters`)
  }
  yield withoutReturn(rest + decoder.end())
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
