import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { understandCommand } from './understand.ts'

const directory = mkdtempSync(join(tmpdir(), 'baton-understand-'))
afterAll(() => rmSync(directory, { recursive: true }))

const run = async (given: { readonly file?: string; readonly piped?: string; name?: string }) => {
  const file = join(directory, given.name ?? 'in.jsonl')
  if (given.file !== undefined) writeFileSync(file, given.file)
  const written = { out: '', err: '' }
  const code = await understandCommand(
    { bot: 'lead', source: given.file === undefined ? undefined : file },
    {
      input: Readable.from([given.piped ?? '']),
      out: { write: text => (written.out += text) },
      err: { write: text => (written.err += text) },
    },
  )
  const read = written.out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
  return { code, read, err: written.err }
}

test('a plain line over standard input is a text, one that begins with { is JSON', async () => {
  const { code, read } = await run({
    piped: 'I want to sell my condo\n{"id":"b","text":"buy a house"}\n',
  })
  expect(code).toBe(0)
  expect(read).toHaveLength(2)
  expect(read[0].seller).toBeGreaterThan(0.5)
  expect(read[1]).toMatchObject({ id: 'b' })
  expect((await run({ file: 'hello\r\n', name: 'in.txt' })).read).toHaveLength(1)
})

test('a line is answered as soon as it has come', async () => {
  const input = new PassThrough()
  const answered = Promise.withResolvers<string>()
  const io = { input, out: { write: answered.resolve }, err: { write: () => {} } }
  const code = understandCommand({ bot: 'lead', source: undefined }, io)
  input.write('I want to sell my condo\n')
  expect(JSON.parse(await answered.promise).seller).toBeGreaterThan(0.5)
  input.end()
  expect(await code).toBe(0)
})

test('a bad line is named by its number in the file, blank lines counted, in one line', async () => {
  const { code, read, err } = await run({
    file: '{"text":"hello"}\n\nnonsense\n{"id":3}\n\n{"text":"bye"}\n',
  })
  expect(code).toBe(1)
  expect(read).toHaveLength(2)
  expect(err.trim().split('\n')).toEqual([
    expect.stringMatching(/^baton: .*in\.jsonl:3: is not JSON$/),
    expect.stringMatching(/^baton: .*in\.jsonl:4: id: /),
  ])
})

test('a text as an argument is one message, however long it is', async () => {
  const written: string[] = []
  const io = { input: Readable.from([]), out: { write: (text: string) => written.push(text) } }
  const source = 'I want to sell my house. '.repeat(100)
  const code = await understandCommand({ bot: 'lead', source }, { ...io, err: io.out })
  expect(code).toBe(0)
  expect(written).toHaveLength(1)
})

test('a directory is refused, and what to name instead is said', async () => {
  const io = { input: Readable.from([]), out: { write: () => {} }, err: { write: () => {} } }
  await expect(understandCommand({ bot: 'lead', source: directory }, io)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringMatching(/is a directory/),
  })
})
