// Checks a text with the npm package gramma against the service at the given address, and prints what it found.
const gramma = require("gramma");

const [address, text] = process.argv.slice(2);
const words = (body, checked) => body.matches.map((match) => checked.substr(match.offset, match.length));

(async () => {
  const options = { api_url: address };
  const plain = await gramma.check(text, options);
  const note = "# Hello 👋\n\nThe **recepit** is `alredy` [here](http://x.example/recepit).\n";
  const markdown = await gramma.check(note, { ...options, markdown: true });
  console.log(JSON.stringify({ plain: words(plain, text), markdown: words(markdown, note) }));
})();
