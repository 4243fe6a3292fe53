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
