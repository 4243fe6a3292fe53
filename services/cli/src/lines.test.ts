import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const read = async (pieces: readonly (string | Buffer)[]) => {
  const lines: string[] = []
  for await (const line of linesOf(Readable.from(pieces))) lines.push(line)
  return lines
}

test('lines are the same wherever the stream is cut', async () => {
  const bytes = Buffer.from('grüße 🏡\r\nb\n\nlast')
  const whole = ['grüße 🏡', 'b', '', 'last']
  expect(await read([bytes.toString()])).toEqual(whole)
  expect(await read([...bytes].map(byte => Buffer.from([byte])))).toEqual(whole)
  expect(await read([])).toEqual([''])
})

test('what has no line ends is refused, not gathered', async () => {
  await expect(read(Array.from({ length: 20 }, () => 'x'.repeat(65_536)))).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
})
