/**
 * Words that stand for a number in the features: what matters is its kind, hardly ever its value.
 */
export function numberWord(raw: string): string {
  if (raw === '401k' || raw === '1031') return raw
  if (raw === '2' || raw === '4') return raw
  if (raw.charCodeAt(0) === 36) return '<money>'
  const digits = countDigits(raw)
  const tail = raw.charCodeAt(raw.length - 1)
  if (digits === raw.length) return plainNumber(raw)
  if (tail === 37) return '<pct>'
  if (raw.endsWith('am') || raw.endsWith('pm') || raw.includes(':')) return '<time>'
  if (raw.endsWith('th') || raw.endsWith('st') || raw.endsWith('nd') || raw.endsWith('rd')) {
    return '<nth>'
  }
  if (raw.includes('-')) return digits >= 7 ? '<phone>' : '<range>'
  if (tail === 107 || raw.endsWith('mil') || (tail === 109 && digits < 4)) return '<money>'
  if (raw.endsWith('s')) return digits === 3 ? '<money>' : '<nth>'
  if (raw.includes('/')) return '<bb>'
  if (raw.includes(',')) return digits > 5 ? '<money>' : '<n4>'
  if (digits < 2 && raw.length > 2) return '<rooms>'
  return '<n>'
}

function plainNumber(raw: string): string {
  if (raw.length === 1) return '<n1>'
  if (raw.length === 2) return '<n2>'
  if (raw.length === 3) return '<n3>'
  if (raw.length === 4) return raw >= '1900' && raw <= '2039' ? '<year>' : '<n4>'
  if (raw.length === 5) return '<n5>'
  return raw.length >= 10 ? '<phone>' : '<money>'
}

function countDigits(raw: string): number {
  let count = 0
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charCodeAt(i)
    if (c >= 48 && c <= 57) count++
  }
  return count
}
