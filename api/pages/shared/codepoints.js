// The service counts Unicode code points; JavaScript strings count UTF-16 units. The border is here and nowhere else.

/** The code points of a text, one string each. A lone surrogate counts as one, as it does for the service. */
export function codePoints(text) {
  return Array.from(text);
}

/** The UTF-16 index of a code point index; beyond the end it is the text's length. */
export function utf16Index(text, index) {
  let at = 0;
  for (let point = 0; point < index && at < text.length; point += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return at;
}

/** The code point index of a UTF-16 index. */
export function codePointIndex(text, index) {
  return codePoints(text.slice(0, index)).length;
}
