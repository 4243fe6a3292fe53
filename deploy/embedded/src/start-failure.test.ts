import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { failureWithLogs, fullDisk } from './start-failure.ts'

const processIn = (dir: string) => ({
  name: 'broker',
  command: 'java',
  args: [],
  cwd: dir,
  output: join(dir, 'broker.out'),
  log: join(dir, 'broker.log'),
  stopTimeoutMs: 0,
})

test('a broker that cannot start says why: the first error it has logged since, with its causes', () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-failure-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const broker = processIn(dir)
  writeFileSync(broker.log, '10:00 ERROR of an earlier start (Kafka$)\n')
  writeFileSync(broker.output, '')
  const withLogs = failureWithLogs([broker])
  appendFileSync(
    broker.log,
    [
      '11:00 WARN slow (Log)',
      '11:01 ERROR Exiting Kafka due to fatal exception (Kafka$)',
      'java.lang.RuntimeException: No readable meta.properties files found.',
      '\tat kafka.Kafka$.main(Kafka.scala:75)',
      '',
    ].join('\n'),
  )
  expect(withLogs(new Error('the broker ended with exit code 1'))).toMatchObject({
    code: 'NO_CLUSTER',
    message: [
      'the broker ended with exit code 1',
      `${broker.log}:`,
      '  11:01 ERROR Exiting Kafka due to fatal exception (Kafka$)',
      '  java.lang.RuntimeException: No readable meta.properties files found.',
    ].join('\n'),
  })
})

test('what a process printed is told, as far as it ended with it; one that has printed nothing is not named', () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-failure-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const { log: _, ...registry } = processIn(dir)
  writeFileSync(registry.output, Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join(''))
  const silent = { ...registry, output: join(dir, 'never') }
  const { message } = failureWithLogs([registry, silent])('not ready')
  expect(message.split('\n')).toEqual([
    'not ready',
    `${registry.output}:`,
    ...Array.from({ length: 12 }, (_, i) => `  line ${i + 8}`),
  ])
})

test('a disk that has filled is named, as the log of whoever ended for it has it since its start', () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-failure-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const broker = processIn(dir)
  writeFileSync(broker.log, '10:00 ERROR java.io.IOException: No space left on device\n')
  const why = fullDisk(dir, [broker])
  expect(why()).toBe('')
  appendFileSync(broker.log, '11:00 ERROR java.io.IOException: No space left on device\n')
  expect(why()).toBe(`, the disk of ${dir} was full (make room first)`)
})
