import { type Experiment, grouped } from './experiment.ts'
import { runsOf, totalOf } from './results.ts'

export const BEGIN = '<!-- made of test/fault/results by `npm run test:fault -- --table` -->'
export const END = '<!-- end of what is made -->'

const HEAD = [
  '| # | fault | dose wanted | dose run | result | bound | command |',
  '|---|---|---|---|---|---|---|',
]

/** Zero failures in n trials bound the rate of failure with 95 % confidence. */
const boundOf = (dose: number): string => {
  const percent = 300 / dose
  return `${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2))} %`
}

const rowOf = (experiment: Experiment): string => {
  const { id, fault, unit, wanted } = experiment
  const all = runsOf(id)
  const runs = all.filter(({ mended }) => mended === undefined)
  const mended = all.flatMap(run => (run.mended ? [`; found and mended: ${run.mended}`] : []))
  const command = `\`npm run test:fault -- --experiment ${id}\``
  if (runs.length === 0)
    return `| ${id} | ${fault} | ${wanted} | not yet measured | | | ${command} |`
  const { dose, figures, wrong, brokers } = totalOf(runs)
  const on = brokers.map(n => (n === 1 ? 'one broker' : `${n} brokers`)).join(' and ')
  const failed = wrong.length > 0 ? `**wrong: ${wrong.join('; ')}**; ` : ''
  const bound = wrong.length > 0 ? '' : boundOf(dose)
  return `| ${id} | ${fault} | ${wanted} | ${grouped(dose)} ${unit}, ${on} | ${failed}${experiment.tell(figures)}${mended.join('')} | ${bound} | ${command} |`
}

/** The table of docs/guarantees.md, of what is kept; a row without figures says so. */
export const tableOf = (experiments: readonly Experiment[]): string =>
  [BEGIN, '', ...HEAD, ...experiments.map(rowOf), '', END].join('\n')

/** The page with the table put in; throws when it has no place for it. */
export const withTable = (page: string, table: string): string => {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (from < 0 || to < from) throw new Error('the page has no place for the table of experiments')
  return page.slice(0, from) + table + page.slice(to + END.length)
}
