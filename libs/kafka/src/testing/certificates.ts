import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files, PEM. */
export interface Authority {
  readonly cert: string
  readonly key: string
}

const DAYS = '2'
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })

/** A certificate authority of one test. */
export const newAuthority = (dir: string, name: string): Authority => {
  const [cert, key] = [join(dir, `${name}.crt`), join(dir, `${name}.key`)]
  const subject = ['-subj', `/CN=${name}`]
  openssl('req', '-x509', ...KEY, '-keyout', key, '-out', cert, '-days', DAYS, ...subject)
  return { cert, key }
}

/** A certificate for 127.0.0.1, of a broker or a client, with its key. */
export const signed = (dir: string, name: string, { cert: ca, key: caKey }: Authority) => {
  const [cert, key, csr] = ['crt', 'key', 'csr'].map(kind => join(dir, `${name}.${kind}`)) as [
    string,
    string,
    string,
  ]
  const extensions = join(dir, `${name}.ext`)
  writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1\n')
  openssl('req', ...KEY, '-keyout', key, '-out', csr, '-subj', `/CN=${name}`)
  const sign = ['-req', '-in', csr, '-CA', ca, '-CAkey', caKey, '-CAcreateserial', '-out', cert]
  openssl('x509', ...sign, '-days', DAYS, '-extfile', extensions)
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
}
