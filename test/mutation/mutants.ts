import ts from 'typescript'

/** One small change to a source file. */
export interface Mutant {
  readonly file: string
  readonly line: number
  /** What was there, and what is there instead. */
  readonly from: string
  readonly to: string
  readonly start: number
  readonly end: number
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
}

type Replace = (node: ts.Node, to: string) => void

const conditionOf = (node: ts.Node): ts.Expression | null => {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression
  return ts.isConditionalExpression(node) ? node.condition : null
}

const mutate = (node: ts.Node, source: ts.SourceFile, replace: Replace): void => {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken
    for (const to of OPERATORS[operator.getText(source)] ?? []) replace(operator, to)
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false')
  if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true')
  if (ts.isNumericLiteral(node)) replace(node, String(Number(node.text) + 1))
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    replace(node, node.operand.getText(source))
  }
  const condition = conditionOf(node)
  if (condition) {
    replace(condition, 'true')
    replace(condition, 'false')
  }
  if (ts.isExpressionStatement(node)) replace(node, 'void 0')
}

const isType = (node: ts.Node): boolean => ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)

/** Every change that the operators above make to a file, in order of place. */
export const mutantsOf = (file: string, text: string): Mutant[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const mutants: Mutant[] = []
  const visit = (node: ts.Node): void => {
    if (isType(node)) return
    mutate(node, source, (target, to) => {
      const start = target.getStart(source)
      const end = target.getEnd()
      const line = source.getLineAndCharacterOfPosition(start).line + 1
      mutants.push({ file, line, from: text.slice(start, end), to, start, end })
    })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return mutants.sort((a, b) => a.start - b.start)
}

export const applied = (text: string, { start, end, to }: Mutant): string =>
  text.slice(0, start) + to + text.slice(end)
