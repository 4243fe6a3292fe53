// node summary.mjs results.jsonl [more.jsonl]: min / **median** / max of each measurement, as
// Markdown; disturbed runs left out
import { readFileSync } from 'node:fs'

const rows = process.argv.slice(2).flatMap(f =>
  readFileSync(f, 'utf8')
    .split('\n')
    .filter(l => l.includes('{"m"'))
    .map(l => JSON.parse(l.slice(l.indexOf('{"m"')))),
)
const show = {
  drain: [
    'inputsPerSec',
    'secondHalfPerSec',
    'sec',
    'appCpuSecPer1000',
    'appCpuSecWithStart',
    'brokerCpuSec',
    'otherCpuSec',
    'peakRssMb',
  ],
  latency: [
    'p50',
    'p95',
    'p99',
    'max',
    'appCpuSecPer1000',
    'brokerCpuSec',
    'otherCpuSec',
    'lost',
    'maxSendSlipMs',
    'peakRssMb',
  ],
  restore: ['secToCaughtUp', 'waitForGroupSec', 'restoreSec', 'restoredRecords', 'peakRssMb'],
  crash: ['killedAtCommitted', 'secToFirstRecordAgain', 'secToCaughtUp'],
}
for (const [m, cols] of Object.entries(show)) {
  const groups = new Map()
  for (const r of rows.filter(r => r.m === m && r.disturbed !== true)) {
    const k =
      `commit ${r.commitMs} ms` +
      (r.rate ? `, ${r.rate}/s` : '') +
      (r.sessionTimeoutMs ? `, session ${r.sessionTimeoutMs / 1000} s` : '')
    groups.set(k, [...(groups.get(k) ?? []), r])
  }
  if (!groups.size) continue
  console.log(
    `\n### ${m}\n\n| run of | n | ${cols.join(' | ')} |\n|---|---|${cols.map(() => '---|').join('')}`,
  )
  for (const [k, rs] of groups) {
    const cell = c => {
      const v = rs.map(r => r[c]).sort((a, b) => a - b)
      return v.length === 1
        ? v[0]
        : `${v[0]} / **${v.length % 2 ? v[(v.length - 1) / 2] : +((v[v.length / 2 - 1] + v[v.length / 2]) / 2).toFixed(4)}** / ${v.at(-1)}`
    }
    console.log(`| ${k} | ${rs.length} | ${cols.map(cell).join(' | ')} |`)
  }
}
const v = rows.filter(r => r.m === 'verify')
console.log(
  `\nverify: ${v.filter(r => r.ok).length} of ${v.length} ok; distinct (decisionsSum, routedSum): ${[...new Set(v.map(r => r.decisionsSum + ', ' + r.routedSum))].join(' ; ')}`,
)
