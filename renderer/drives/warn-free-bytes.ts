// The 375 MB line.

/** Free space under which the vendor's app warns. Source: the vendor's help pages. */
export const warnFreeBytes = 375e6;
