import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { program } from './program.ts'

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)

const helpOf = (command: Command): string => {
  let help = ''
  command.configureOutput({
    writeOut: text => {
      help += text
    },
  })
  command.outputHelp()
  return help
}

/** They look for no app that runs: one makes it, two talk to its ingress. */
const WITHOUT_APP = ['start', 'chat', 'send']

test('every command that looks for an app takes one anywhere, named by the variables of a service', () => {
  const forAnApp = leaves(program()).filter(({ options }) =>
    options.some(({ long }) => long === '--data'),
  )
  const named = forAnApp.filter(({ options }) => options.some(({ long }) => long === '--env'))
  const others = forAnApp.filter(command => !named.includes(command)).map(one => one.name())
  expect(named.length).toBeGreaterThan(15)
  expect(others).toEqual(WITHOUT_APP)
})

test.each(leaves(program()))('$_name says by example how it is used', command => {
  expect(helpOf(command)).toMatch(/Examples?:\n {2}(npx baton|npm start)/)
  expect(command.description()).not.toBe('')
})

test.each([
  ['timeline', ['anna', '--data', '']],
  ['assign', ['anna', 'buyer', '--by', '']],
  ['report', ['--from', '']],
])('an option of %s whose variable is not set is not one that was left out', async (name, rest) => {
  const baton = program()
  const command = baton.commands.find(one => one.name() === name)!
  const quiet = { writeErr: () => {} }
  for (const one of [baton, command]) one.exitOverride().configureOutput(quiet)
  await expect(baton.parseAsync([name, ...rest], { from: 'user' })).rejects.toThrow(
    /error: --\w+ is empty: give it a value, or leave it out/,
  )
})
