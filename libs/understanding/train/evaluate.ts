/**
 * What the shipped kind of model does on messages it has not seen: cross-validated, held out,
 * blind. `npm run evaluate` prints figures and confusion; `-- --quiet` leaves the examples out, `--
 * --curve` adds how the figures grow with the data, `-- --plot` writes
 * docs/understanding/calibration.svg, `-- --file=PATH` measures one file of labelled messages
 * alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { understand } from '../src/index.ts'
import { calibrated } from '../src/model/calibration.ts'
import { printCurve } from './curve.ts'
import { type Example, readAll, readExamples } from './data.ts'
import { difficulties } from './difficulty.ts'
import { flagsOf } from './flags.ts'
import { crossValidated, isHeldOut } from './folds.ts'
import { botOf, LABELS } from './linear.ts'
import { calibrationError, count, line, type Scored, threshold } from './measure.ts'
import { scorer, trained } from './model.ts'
import { plot } from './plot.ts'

const flags = flagsOf('npm run evaluate -- [--quiet] [--curve] [--plot] [--file=PATH]', {
  quiet: { type: 'boolean' },
  curve: { type: 'boolean' },
  plot: { type: 'boolean' },
  file: { type: 'string' },
} as const)
if (flags.file === undefined) all()
else one(flags.file)

function one(path: string): void {
  const scored = shippedScores(readExamples(pathToFileURL(path).href))
  print(path, scored)
  if (flags.quiet !== true) confusion(scored)
}

function all(): void {
  const messages = readAll()
  const seen = messages.filter(e => !isHeldOut(e.text))
  const crossed = crossScores(seen)
  print('Cross-validated, 5 folds, all data but the held-out part', crossed)
  print(
    '  of these the seed',
    crossed.filter(s => /^d\d/.test(s.example.id)),
  )
  print(
    "  of these written in the seed's style",
    crossed.filter(s => /^[p-vx]\d/.test(s.example.id)),
  )
  for (const name of ['Spanish', 'both intents', 'third party or other side', 'negated', 'short'])
    print(
      `  difficulty: ${name}`,
      crossed.filter(s => difficulties(s.example).includes(name)),
    )
  const heldOut = shippedScores(messages.filter(e => isHeldOut(e.text)))
  print('Held out: never trained on, the shipped weights', heldOut)
  const blind = ['blind.jsonl', 'blind-rules.jsonl', 'blind-fresh.jsonl', 'blind-fresh2.jsonl']
  for (const name of blind)
    print(`Blind: written by others, ${name}`, shippedScores(readExamples(name)))
  if (flags.quiet !== true) confusion(crossed)
  if (flags.curve === true) printCurve(seen)
  if (flags.plot === true) write(plot(crossed))
}

function write(drawing: string): void {
  const folder = new URL('../../../docs/understanding/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('calibration.svg', folder), drawing)
}

function crossScores(examples: readonly Example[]): Scored[] {
  const raw = crossValidated(examples, part => scorer(trained(part)))
  return examples.map((example, i) => ({
    example,
    scores: LABELS.map((_, k) => calibrated(k, botOf(example), raw[i]![k]!)),
  }))
}

function shippedScores(examples: readonly Example[]): Scored[] {
  return examples.map(example => {
    const context = { bot: example.currentBot, pendingQuestion: null }
    const reading = understand(example.text, context)
    return { example, scores: LABELS.map(label => reading[label]) }
  })
}

function print(title: string, scored: readonly Scored[]): void {
  if (scored.length === 0) return
  process.stdout.write(`\n${title} (${scored.length} messages)\n`)
  for (const label of LABELS)
    process.stdout.write(
      `${line(label, count(scored, label))}  ECE ${calibrationError(scored, label).toFixed(3)}\n`,
    )
}

function confusion(scored: readonly Scored[]): void {
  for (const [k, label] of LABELS.entries()) {
    process.stdout.write(`\n${label}: mistaken at the thresholds\n`)
    for (const { example, scores } of scored) {
      const said = scores[k]! >= threshold(label, example.currentBot)
      if (said === example[label]) continue
      const kind = said ? 'false ' : 'missed'
      process.stdout.write(`  ${kind} ${scores[k]} ${example.currentBot}: ${example.text}\n`)
    }
  }
}
