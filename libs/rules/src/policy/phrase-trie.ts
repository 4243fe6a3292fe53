/** What a phrase stands for. */
export interface PhraseLabel {
  readonly intent: string
  /** In 1/10,000. */
  readonly score: number
}

interface Node {
  readonly next: Map<string, Node>
  /** Longest proper suffix of this node's words that is in the trie (Aho and Corasick, 1975). */
  fail: Node | null
  /** The phrase that ends here. */
  ends: { readonly label: PhraseLabel; readonly words: number } | null
  /** Nearest node along `fail` at which a phrase ends. */
  output: Node | null
}

/** Where a phrase was found, in words. */
export interface PhraseHit {
  readonly label: PhraseLabel
  readonly first: number
  readonly last: number
}

const node = (): Node => ({ next: new Map(), fail: null, ends: null, output: null })

const linkFailures = (root: Node): void => {
  const queue: Node[] = []
  for (const child of root.next.values()) {
    child.fail = root
    queue.push(child)
  }
  for (let head = 0; head < queue.length; head++) {
    const current = queue[head]!
    for (const [word, child] of current.next) {
      let fallback = current.fail
      while (fallback && !fallback.next.has(word)) fallback = fallback.fail
      child.fail = fallback?.next.get(word) ?? root
      child.output = child.fail.ends ? child.fail : child.fail.output
      queue.push(child)
    }
  }
}

/** Finds all phrases of a set in one pass over the words, however many there are. */
export class PhraseTrie {
  readonly #root = node()

  constructor(
    phrases: Iterable<{ readonly words: readonly string[]; readonly label: PhraseLabel }>,
  ) {
    for (const { words, label } of phrases) {
      let at = this.#root
      for (const word of words) {
        const next = at.next.get(word) ?? node()
        at.next.set(word, next)
        at = next
      }
      if (at !== this.#root) at.ends = { label, words: words.length }
    }
    linkFailures(this.#root)
  }

  find(words: readonly { readonly word: string }[]): PhraseHit[] {
    const hits: PhraseHit[] = []
    let at = this.#root
    for (let last = 0; last < words.length; last++) {
      const { word } = words[last]!
      while (at !== this.#root && !at.next.has(word)) at = at.fail!
      at = at.next.get(word) ?? this.#root
      for (let end: Node | null = at; end; end = end.output) {
        if (end.ends) hits.push({ label: end.ends.label, first: last - end.ends.words + 1, last })
      }
    }
    return hits
  }
}
