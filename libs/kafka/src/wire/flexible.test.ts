import { expect, test } from 'vitest'
import { compactBytes, compactString, FlexibleAnswer, tags } from './flexible.ts'
import { Frame } from './frame.ts'

const answerOf = (write: (frame: Frame) => void): FlexibleAnswer => {
  const frame = new Frame()
  write(frame)
  return new FlexibleAnswer(Buffer.from(frame.room(0).subarray(0, frame.end)), 'plain')
}

test.each([0, 1, 126, 127, 128, 16_382, 16_383, 3_000_000])(
  '%i bytes that are written behind their length are read by it',
  length => {
    const answer = answerOf(frame => {
      compactBytes(frame, () => {
        frame.room(length).fill('x', frame.end, frame.end + length)
        frame.end += length
      })
      compactString(frame.int8(0), 'behind')
    })
    expect(answer.string()).toBe('x'.repeat(length))
    expect([answer.string(), answer.string()]).toEqual(['', 'behind'])
  },
)

test('a tagged field is read as far as somebody wants it and passed over whole', () => {
  const answer = answerOf(frame => {
    frame.int8(2)
    frame.int8(7).int8(4).int32(1)
    frame.int8(9).int8(4).int32(0x00050000)
    tags(frame.int16(3))
  })
  const read: number[][] = []
  answer.tags(tag => {
    if (tag === 9) read.push([tag, answer.int16()])
  })
  expect(read).toEqual([[9, 5]])
  expect(answer.int16()).toBe(3)
})
