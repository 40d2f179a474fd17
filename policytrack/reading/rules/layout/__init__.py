"""What the form of a page says: lines that hand on who or what they name, and those that leave it out.

headings    who or what the lines under a heading are about
openings    what unknown names are of that lines open with, by those beside them
letters     who writes to whom, and of what
tables      which column names who acts, which what is restricted
fragments   what cells and items leave out, and what questions turn round
filling     what a question, or the sentence before a list, leaves open, and what says it
"""
