"""How likely a sentence as a whole reads negative, told by its meaning, its words and its role.

`sentences.jsonl` teaches it: `negative` where a trainer would underline words, `batch` for the hand and round
that wrote it (`a` to `o` are the fresh sets of the same letters; `p1` to `p4` and `q1` to `q4` eight hands,
half of each fine and near to the other half in topic, words or construction).
"""
