/*
 * Which page of a sound LMDB file is what. It is written apart from the store's own reader, which
 * it is used to test. Format: mdb.c of the lmdb package.
 */

export const PAGE_BYTES = 4_096
const HEADER_BYTES = 24
const BRANCH = 0x01
const NO_PAGE = 0xffff_ffff_ffff_ffffn

export type PageKind = 'meta' | 'branch' | 'leaf' | 'free list'

const newestMeta = (file: Buffer): Buffer => {
  const [first, second] = [0, PAGE_BYTES].map(at => file.subarray(at + HEADER_BYTES))
  const transaction = (meta: Buffer) => meta.readBigUInt64LE(128)
  return transaction(first!) > transaction(second!) ? first! : second!
}

/** Where the nodes of a page begin in the file. */
export const nodesOf = (file: Buffer, page: number): number[] => {
  const start = page * PAGE_BYTES + HEADER_BYTES
  const nodes = file.readUInt16LE(page * PAGE_BYTES + 20) / 2
  return Array.from({ length: nodes }, (_, i) => start + file.readUInt16LE(start + 2 * i))
}

export const isBranch = (file: Buffer, page: number): boolean =>
  (file.readUInt16LE(page * PAGE_BYTES + 18) & BRANCH) !== 0

const tree = (file: Buffer, root: bigint): number[] => {
  if (root === NO_PAGE) return []
  const visit = (page: number): number[] =>
    isBranch(file, page)
      ? [page, ...nodesOf(file, page).flatMap(at => visit(file.readUInt32LE(at)))]
      : [page]
  return visit(Number(root))
}

/** Pages of the last commit: those of a kind, large values and pages not in use left out. */
export const pagesOf = (file: Buffer, kind: PageKind): number[] => {
  const meta = newestMeta(file)
  if (kind === 'meta') return [0, 1]
  if (kind === 'free list') return tree(file, meta.readBigUInt64LE(64))
  return tree(file, meta.readBigUInt64LE(112)).filter(
    page => isBranch(file, page) === (kind === 'branch'),
  )
}
