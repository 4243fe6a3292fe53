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

test.each(leaves(program()))('$_name says by example how it is used', command => {
  expect(helpOf(command)).toMatch(/Examples?:\n {2}(npx baton|npm start)/)
  expect(command.description()).not.toBe('')
})
