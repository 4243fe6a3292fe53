import { WHOLE } from '@baton/domain'
import type { Reading } from '@baton/understanding'
import pc from 'picocolors'

type Paint = (text: string) => string

/**
 * One colour for each label; facts are underlined, so that a fact inside of an intent's span shows
 * both.
 */
const PAINTS: Readonly<Record<string, Paint>> = {
  buyer: pc.green,
  seller: pc.magenta,
  human: pc.yellow,
  optOut: pc.red,
  optIn: pc.cyan,
}
const plain: Paint = text => text
/** Below this an intent is not worth a word. */
const NAMED_FROM = 3_000

/** The text with its evidence in colour, and below it what the colours mean: for a terminal. */
export const coloured = (text: string, reading: Reading): string =>
  `${paintedText(text, reading)}\n${legend(reading)}`

const paintedText = (text: string, { evidence, slots }: Reading): string => {
  const intents = evidence.filter(span => PAINTS[span.label] !== undefined)
  const edges = new Set([0, text.length])
  for (const { start, end } of [...intents, ...slots]) edges.add(start).add(end)
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted
    .slice(1)
    .map((end, i) => {
      const start = sorted[i] ?? 0
      const inside = (span: { start: number; end: number }) =>
        span.start <= start && end <= span.end
      const paint = PAINTS[intents.find(inside)?.label ?? ''] ?? plain
      const part = text.slice(start, end)
      return paint(slots.some(inside) ? pc.underline(part) : part)
    })
    .join('')
}

const legend = ({ buyer, seller, human, optOut, optIn, slots }: Reading): string => {
  const scores = Object.entries({ buyer, seller, human, optOut })
    .filter(([, score]) => score >= NAMED_FROM)
    .map(([label, score]) => PAINTS[label]?.(`${label} ${(score / WHOLE).toFixed(2)}`))
  const facts = slots.map(({ side, name, value }) => pc.underline(`${side}.${name} ${value}`))
  const all = [...scores, ...(optIn ? [pc.cyan('optIn')] : []), ...facts]
  return all.length > 0 ? `  ${all.join('  ')}` : '  nothing raised'
}
