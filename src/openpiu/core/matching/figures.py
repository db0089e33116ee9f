"""Figures of likeness between two words: 1 for the same spelling, 0 for no relation, and the steps between.

Belongs here: figures, written by people, each with its reason; they are part of a profile's digest. Not here: points
(see `profile`), finding a relation (see `kernels`).
"""

OTHER_SCRIPT = 0.98  # the same letters, once from a script without vowels
FOLD_EQUAL = 0.96  # another romanisation of the same sounds
SHORT = 3  # letters; such words are easily alike by chance
SHORT_FOLD_EQUAL = 0.88
SKELETON_EQUAL = 0.94  # the same consonants; vowels take away from it
VOWELS_DIFFER = 0.35  # what a full unit of vowel difference takes away
FEW_LETTERS, VOWELS_OF_FEW = 6, 1.5  # in words of so few letters, vowels tell more: Hassan is not Hussein
LOWEST = 0.5  # below this, two words are not related
FEWEST_LETTERS = 4  # shorter words may not differ by an edit
TWO_EDITS_FROM = 8  # letters of the longer word
SKELETON_EDIT_FROM = 4  # consonants
OTHER_FIRST_LETTER = 0.15  # short words that begin differently are mostly different names
EDIT_SHARE = 1.4  # one edit costs this share of the longer word's length
ONE_EDIT = (0.0, 0.0, 0.0, 0.0, 0.5, 0.6, 0.7)  # but in short words, by their letters, it mostly makes another name
SPELLING_SHARE = 0.1  # how much the plain spelling counts beside the folded one
COMMONER = 0.75  # share of the commoner of two words in what their agreement is worth: the rarer may be a slip of it

# Units of difference between the vowels at one place. Short vowels are unstable in romanisation: e stands near a and i.
A_E, E_I, A_I, A_U, E_U, I_U = 0.15, 0.15, 0.6, 0.8, 0.5, 0.8
UNWRITTEN_E, UNWRITTEN_A, UNWRITTEN_IU = 0.1, 0.2, 0.3  # a vowel on one side, none on the other
UNWRITTEN_BY_SCRIPT = 0.03  # likewise, where the script never writes it
FIRST_AU = 0.1  # Oleksandr, Aleksandr
YO_COST = 0.1  # the Russian letter yo is written e, io or yo
BLENDED = 0.1  # one vowel for two
MORE_BLENDED = 0.4  # and for each further one: Shin is not Xiaoyan
ONE_CONSONANT, TWO_CONSONANTS, MANY_CONSONANTS = 3.0, 1.3, 3.0  # short words bear less; the last is shared out

# Relations beyond one word against one word.
GLUED = 0.95  # a title or an article written together with the name: JOHNMR, ALHARBI
CUT = (0.0, 0.0, 0.0, 0.55, 0.7, 0.8, 0.85)  # the last word of a field, cut; by the letters left
RUN_AT_LEAST = 0.86  # likeness of words written together
RUN_FROM = 5  # letters
LONGEST_RUN = 4  # words
