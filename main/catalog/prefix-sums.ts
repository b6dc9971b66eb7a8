// Bytes up to a place of the columns, for every place: those of a stretch are then a difference.

/** Of the first `length` sizes; one that is not known counts nothing. */
export function prefixSums(sizes: Float64Array, length: number): Float64Array {
  const sums = new Float64Array(length + 1);
  let sum = 0;
  for (let place = 0; place < length; place += 1) {
    const size = sizes[place] ?? 0;
    if (!Number.isNaN(size)) sum += size;
    sums[place + 1] = sum;
  }
  return sums;
}
