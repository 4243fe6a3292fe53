import type { ExplainedGuard, ExplainedScore, Explanation, Span } from './explanation.ts'
import { asScore, asTime, conditionOf, inWords, spaced } from './units.ts'

export interface ExplainTextOptions {
  /** ANSI colours. */
  readonly colour: boolean
  /** IANA zone: local times beside UTC. */
  readonly zone?: string
  /** The message, where it may be shown: evidence is quoted instead of counted. */
  readonly message?: string
}

const PAINT = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const
/** Text columns of the paragraph. */
const WIDTH = 96
const LABEL = 12

const painter = (colour: boolean) => (style: keyof typeof PAINT, text: string) =>
  colour ? `\u001b[${PAINT[style]}m${text}\u001b[0m` : text

type Paint = ReturnType<typeof painter>

const wrap = (paragraph: string): string => {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + word.length >= WIDTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

const spans = (evidence: readonly Span[], message: string | undefined): string =>
  evidence
    .map(({ start, end }) =>
      message === undefined ? `${start}–${end}` : `“${message.slice(start, end)}”`,
    )
    .join(', ')

const scoreRow = (score: ExplainedScore, options: ExplainTextOptions): string => {
  const parts = [
    score.model === null || score.model === score.score ? '' : `message ${asScore(score.model)}`,
    score.outside === null ? '' : `outside ${asScore(score.outside)}`,
    score.evidence.length === 0 ? '' : `at ${spans(score.evidence, options.message)}`,
  ]
  const detail = parts.filter(part => part !== '').join(', ')
  return `${score.intent.padEnd(LABEL)}${asScore(score.score)}${detail && `  ${detail}`}`
}

const isTime = (name: string) => /^(last|opensAt|first|at|since)$/.test(name)

const inputs = (guard: ExplainedGuard, zone: string | undefined): string =>
  guard.inputs
    .map(({ name, value }) => {
      if (isTime(name)) return `${spaced(name)} ${asTime(value, zone)}`
      if (name.endsWith('Ms'))
        return `${spaced(name.slice(0, -2))} ${value === 0 ? 'off' : inWords(value)}`
      return `${spaced(name)} ${value}`
    })
    .join(', ')

const guardRow = (
  guard: ExplainedGuard,
  first: boolean,
  zone: string | undefined,
  paint: Paint,
) => {
  const result = guard.passed ? paint('green', 'passed') : paint('red', 'refused')
  const looked = inputs(guard, zone)
  const detail = looked === '' ? '' : ` ${guard.passed ? ' ' : ''}${looked}`
  return `${guard.guard.padEnd(LABEL)}${result}${detail}${first ? '  ← the reason' : ''}`
}

const thresholdRow = ({ threshold }: Explanation): string[] => {
  if (!threshold) return []
  const { from, to, value, configured, source, version } = threshold
  const origin = source === 'learned' ? `learned, version ${version}` : `from the ${source}`
  const instead =
    configured === null || configured === value ? '' : `; the policy says ${asScore(configured)}`
  return [`${from} → ${to}  ${asScore(value)}  (${origin}${instead})`]
}

const wouldPassRow = ({ wouldPass }: Explanation, zone: string | undefined): string[] => {
  if (!wouldPass) return []
  const ways = [
    wouldPass.at === null ? '' : `from ${asTime(wouldPass.at, zone)}`,
    wouldPass.margin === null ? '' : `with ${asScore(wouldPass.margin)} more`,
    wouldPass.note === '' ? '' : conditionOf(wouldPass.note),
  ].filter(way => way !== '')
  return ways.length === 0 ? [] : [ways.join(', ')]
}

const section = (title: string, rows: readonly string[], paint: Paint): string[] =>
  rows.map((row, index) => `  ${paint('dim', (index === 0 ? title : '').padEnd(LABEL))}${row}`)

/** An explanation for a terminal: the paragraph, then a table of what was looked at. */
export const explainText = (explanation: Explanation, options: ExplainTextOptions): string => {
  const paint = painter(options.colour)
  const { zone } = options
  const move =
    explanation.owner === explanation.ownerAfter
      ? explanation.owner
      : `${explanation.owner} → ${explanation.ownerAfter}`
  const title = [
    paint('bold', explanation.verdict),
    explanation.reason === '' ? '' : `(${explanation.reason})`,
    move,
    asTime(explanation.at, zone),
  ]
  const scores = explanation.scores.map(score => scoreRow(score, options))
  const guards = explanation.guards.map(guard =>
    guardRow(guard, guard.guard === explanation.firstFailed, zone, paint),
  )
  const facts = explanation.facts.map(
    ({ fact, evidence }) =>
      `${fact}${evidence.length > 0 ? `  at ${spans(evidence, options.message)}` : ''}`,
  )
  return [
    title.filter(part => part !== '').join('  '),
    wrap(explanation.summary),
    ...section('scores', scores, paint),
    ...section('threshold', thresholdRow(explanation), paint),
    ...section('guards', guards, paint),
    ...section('would pass', wouldPassRow(explanation, zone), paint),
    ...section('facts', facts, paint),
    ...section('warnings', explanation.warnings, paint),
    ...section('about', explanation.about === null ? [] : [explanation.about], paint),
    ...section(
      'decided by',
      [
        `decision ${explanation.decisionId}, engine ${explanation.engine}, ` +
          `policy ${explanation.policy.slice(0, 12)}, tables ${explanation.tables.slice(0, 12)}`,
      ],
      paint,
    ),
  ].join('\n')
}
