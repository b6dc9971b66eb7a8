// A count as people type it.

/** Between thousands: point, comma, apostrophe, Arabic separator, any space. */
const separator = "[.,'’٬\\s]";
const grouped = new RegExp(`^\\d{1,3}(?:${separator}\\d{3})+$`);
/** `1,00,000`: in India the groups above the thousands are of two. */
const groupedIndian = new RegExp(`^\\d{1,2}(?:${separator}\\d{2})*${separator}\\d{3}$`);

/** The digits of any script as those of ours: `٢٣٠` is 230. */
function plainDigits(text: string): string {
  // The ten digits of each script stand in one row, which begins where no digit stands before.
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    const own = zero;
    while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(own - zero);
  });
}

/** `10,000`, `10.000`, `10 000`, `1,00,000` and `١٠٬٠٠٠` are counts; letters, signs and halves are none. Null then. Pure. */
export function typedNumber(text: string): number | null {
  const typed = plainDigits(text.trim());
  const digits = grouped.test(typed) || groupedIndian.test(typed) ? typed.replaceAll(/\D/g, '') : typed;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
