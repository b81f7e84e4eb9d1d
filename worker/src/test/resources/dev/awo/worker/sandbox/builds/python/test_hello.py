import unittest


class HelloTest(unittest.TestCase):
    def test_greets(self):
        self.assertEqual("hello", "hel" + "lo")
