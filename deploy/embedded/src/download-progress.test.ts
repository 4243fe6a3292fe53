import { expect, test } from 'vitest'
import { DownloadProgress } from './download-progress.ts'

test('files and megabytes are counted, however the output is cut', () => {
  const output =
    'Downloading from central: https://r/a.jar\n' +
    'Progress (1): 4.1/6.7 MB\rProgress (1): 5.0/6.7 MB\r' +
    'Downloaded from central: https://r/a.jar (6.7 MB at 9 MB/s)\n' +
    'Downloaded from central: https://r/b.jar (300 kB at 1 MB/s)\n' +
    'Progress (1): 71/142 MB\r'
  for (const size of [1, 7, 1000]) {
    const progress = new DownloadProgress()
    for (let at = 0; at < output.length; at += size) progress.read(output.slice(at, at + size))
    expect(progress.line()).toBe('downloading: 2 files, 7 MB, now at 50 % of 142 MB')
  }
})

test('the first error is kept, without colours', () => {
  const progress = new DownloadProgress()
  progress.read('[\u001b[1;31mERROR\u001b[m] Could not resolve x\n[ERROR] second\n')
  expect(progress.firstError).toBe('Could not resolve x')
})

test('when Maven has everything already, no download is claimed', () => {
  const progress = new DownloadProgress()
  progress.read('[INFO] Expanding: registry.tar.gz\n')
  expect(progress.line()).toBe('resolving and unpacking the jars')
})
