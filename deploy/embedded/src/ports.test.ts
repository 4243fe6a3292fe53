import { expect, test } from 'vitest'
import { choosePort } from './ports.ts'

const free =
  (...taken: number[]) =>
  async (port: number) =>
    !taken.includes(port)
const none = new Set<number>()

test('the port asked for is used when it is free', async () => {
  expect(await choosePort(19092, undefined, none, free())).toEqual({ asked: 19092, chosen: 19092 })
})

test('a taken port gives way to the next free one', async () => {
  const choice = await choosePort(19092, undefined, new Set([19093]), free(19092))
  expect(choice).toEqual({ asked: 19092, chosen: 19094 })
})

test('a restart keeps the port it had, also one that was not asked for', async () => {
  const last = { asked: 19092, chosen: 19094 }
  expect(await choosePort(19092, last, none, free())).toEqual(last)
  expect((await choosePort(19092, last, none, free(19094))).chosen).toBe(19092)
})

test('asking for another port than last time is obeyed', async () => {
  const choice = await choosePort(29092, { asked: 19092, chosen: 19092 }, none, free())
  expect(choice.chosen).toBe(29092)
})

test('any free port is kept over restarts too', async () => {
  const first = await choosePort(undefined, undefined, none, free(), () => 0.5)
  expect(await choosePort(undefined, first, none, free(), () => 0.9)).toEqual(first)
})

test('when none is free the error names the port', async () => {
  await expect(choosePort(65_500, undefined, none, async () => false)).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringContaining('65500'),
  })
})
