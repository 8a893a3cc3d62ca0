"""What a click on guidelines does. Views draw the buttons and selects; these answer them, by their ids."""
