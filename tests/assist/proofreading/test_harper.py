

def test_a_first_name_is_no_acronym() -> None:
    """A signature like Sam is not said to want capitals."""
    assert HarperEngine().check("Talk soon,\n\nSam", "en-US") == ()
