import { Command } from 'commander'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { judging } from './judging.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const judge = (args: readonly string[], verdict: () => Promise<number>) =>
  judging(new Command('judge').configureOutput({ writeErr: () => {} }), verdict).parseAsync(args, {
    from: 'user',
  })

test('1 says that something is wrong, and nothing else does', async () => {
  await judge([], async () => 1)
  expect(process.exitCode).toBe(1)
  await judge([], async () => 0)
  expect(process.exitCode).toBe(0)
  const away = judge([], async () => {
    throw new Error('away')
  })
  await expect(away).rejects.toThrow('away')
  expect(process.exitCode).toBe(2)
})

test.each([
  ['ENOSPC', 0, 2],
  ['EIO', 0, 2],
  ['ENOSPC', 1, 1],
  ['EPIPE', 0, 0],
  ['EPIPE', 1, 1],
])('output that fails with %s makes of the verdict %i the code %i', async (code, verdict, told) => {
  const before = process.stdout.listeners('error')
  onTestFinished(() => {
    for (const listener of process.stdout.listeners('error'))
      if (!before.includes(listener)) process.stdout.off('error', listener as () => void)
  })
  await judge([], async () => verdict)
  process.stdout.emit('error', Object.assign(new Error(code), { code }))
  expect(process.exitCode).toBe(told)
})

test('an option that there is not is no verdict either', async () => {
  const ended = new Error('ended')
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw ended
  })
  await expect(judge(['--nonsense'], async () => 0)).rejects.toThrow(ended)
  expect(exit).toHaveBeenCalledWith(2)
})
