/** Reads Maven's output as it comes and says how far the download is. */
export class DownloadProgress {
  firstError: string | undefined
  #files = 0
  #doneKb = 0
  #current: string | undefined
  #rest = ''

  /** Any piece of the output; lines end in \n, or in \r where Maven overwrites its progress. */
  read(piece: string): void {
    const lines = (this.#rest + piece).split(/[\r\n]/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#readLine(line)
  }

  line(): string {
    if (this.#files === 0 && this.#current === undefined) return 'resolving and unpacking the jars'
    const mb = (this.#doneKb / 1000).toFixed(0)
    const current = this.#current === undefined ? '' : `, now at ${this.#current}`
    return `downloading: ${this.#files} files, ${mb} MB${current}`
  }

  #readLine(line: string): void {
    const done = /Downloaded from .*\((\d+(?:\.\d+)?) (B|kB|MB|GB)/.exec(line)
    if (done) {
      this.#files += 1
      this.#doneKb += Number(done[1]) * KB[done[2] as keyof typeof KB]
      this.#current = undefined
      return
    }
    const part = /Progress \(\d+\): .*?(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?) MB/.exec(line)
    if (part) {
      const percent = Math.floor((100 * Number(part[1])) / Number(part[2]))
      this.#current = `${percent} % of ${part[2]} MB`
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Maven colours its words
    const error = /^(?:\u001b\[[\d;]*m|\[)*ERROR[^\]]*\] (.*)/.exec(line)
    if (error?.[1] && this.firstError === undefined) this.firstError = error[1]
  }
}

const KB = { B: 0.001, kB: 1, MB: 1_000, GB: 1_000_000 } as const
