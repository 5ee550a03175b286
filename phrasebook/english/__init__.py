"""What is known of English: words and their classes, their forms and spellings, capitals, numbers, times."""
