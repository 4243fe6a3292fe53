import avsc from 'avsc'

/** avsc is CommonJS and Node cannot see its names from a module: they are named here, once. */
export const Type = avsc.Type
export type Type = avsc.Type
export const {
  ArrayType,
  EnumType,
  FixedType,
  MapType,
  RecordType,
  StringType,
  UnwrappedUnionType,
  WrappedUnionType,
} = avsc.types
export type RecordType = avsc.types.RecordType

export type UnionType = avsc.types.WrappedUnionType | avsc.types.UnwrappedUnionType

export const isUnion = (type: Type): type is UnionType =>
  type instanceof WrappedUnionType || type instanceof UnwrappedUnionType
