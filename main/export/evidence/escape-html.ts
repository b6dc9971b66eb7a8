// Text and links for a page that opens from a folder: whatever a name holds, it stays a name.

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and for attributes in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one] ?? one);
}

/** A link to a file beside the page. `file`: with slashes. Half a surrogate pair, which no link can hold, becomes U+FFFD. */
export function fileLink(file: string): string {
  return escapeHtml(file.split('/').map((name) => encodeURIComponent(name.toWellFormed())).join('/'));
}
