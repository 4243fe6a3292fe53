/** `npm run histories`: see its `--help`. */
import { ENGINE } from '@baton/rules'
import { Command } from 'commander'
import { decideHistory, differences } from './decide.ts'
import {
  historyFiles,
  readHistory,
  readRecording,
  writeHistory,
  writeRecording,
} from './history.ts'

const values = new Command('histories')
  .description('Says which decisions of the recorded logs would change.')
  .option('--reason <why>', 'record them anew')
  .option(
    '--rules',
    'also where histories change that no model reads: then the rules decide otherwise, and RULES_VERSION must have risen',
    false,
  )
  .addHelpText(
    'after',
    '\nExample:\n  npm run histories -- --reason "places are read with their state"\n',
  )
  .parse()
  .opts<{ readonly reason?: string; readonly rules: boolean }>()
const say = (line: string) => process.stdout.write(`${line}\n`)

const recording = readRecording()
say(`recorded with ${recording.engine} (${recording.reason}), the engine is ${ENGINE}`)

let refused = 0
const changed = historyFiles().map(file => {
  const history = readHistory(file)
  const decided = decideHistory(history)
  const found = differences(history, decided)
  const { name, reads } = history.header
  say(
    `${name}: ${found.length} of ${history.steps.length} steps change${found.length ? `, first at ${found[0]}` : ''}`,
  )
  if (found.length > 0 && reads === 'rules' && !values.rules) refused++
  const steps = history.steps.map((step, i) => ({ ...step, decided: decided[i]! }))
  return { ...history, steps }
})
const isSameEngine = recording.engine === ENGINE

if (values.reason === undefined) {
  if (!isSameEngine)
    say('to record them with this engine: npm run histories -- --reason "why it changed"')
  process.exit(0)
}
if (refused > 0) {
  say(
    'refused: no model reads these, so the rules decide otherwise: is that wanted? Then say --rules',
  )
  process.exit(1)
}
for (const history of changed) writeHistory(history.header.name, history)
writeRecording({ engine: ENGINE, reason: values.reason })
say(isSameEngine ? 'recorded anew, with the same engine' : 'recorded anew')
