using System.Text;

namespace Backfill.Planning.Rules;

/// <summary>The members of an ENUM, out of its type as a catalogue writes it.</summary>
internal static class EnumText
{
    /// <param name="type">For instance <c>enum('new','it''s')</c>.</param>
    public static IReadOnlyList<string> Members(string type)
    {
        List<string> members = [];
        var member = new StringBuilder();
        var inside = false;
        for (var i = 0; i < type.Length; i++)
        {
            if (!inside)
            {
                inside = type[i] == '\'';
            }
            else if (type[i] != '\'')
            {
                member.Append(type[i]);
            }
            else if (i + 1 < type.Length && type[i + 1] == '\'')
            {
                member.Append(type[i++]);
            }
            else
            {
                members.Add(member.ToString());
                member.Clear();
                inside = false;
            }
        }

        return members;
    }
}
