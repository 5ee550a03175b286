"""Which of two words belongs in a place, by what stands around it: learned from our own sentences.

Slips ask contexts and contexts use the words of slips, so slips are loaded first whoever asks.
"""

import assist.proofreading.slips  # noqa: F401 - loaded first, see above
